/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-han.h"

#include <string.h>

/* What ICU's readings of single characters get wrong. Reviewed by hand; the Chinese names of
 * the universities that ROR knows were read through for it. Simplified characters only,
 * since traditional ones are simplified first. */
typedef struct
{
  const char *text;
  const char *syllables;
} Reading;

static const Reading phrases[] = {
  /* Places. */
  { "六安", "lu an" }, { "六合", "lu he" }, { "东阿", "dong e" }, { "乐亭", "lao ting" }, { "乐清", "yue qing" },
  { "乐陵", "lao ling" }, { "什邡", "shi fang" }, { "喀什", "ka shi" }, { "会稽", "kuai ji" }, { "单县", "shan xian" },
  { "大厦", "da sha" }, { "大城县", "dai cheng xian" }, { "尉犁", "yu li" }, { "康藏", "kang zang" },
  { "柏林", "bo lin" }, { "泌阳", "bi yang" }, { "洪洞", "hong tong" }, { "涡阳", "guo yang" },
  { "番禺", "pan yu" }, { "秘鲁", "bi lu" }, { "莘庄", "xin zhuang" }, { "荥经", "ying jing" },
  { "蔚县", "yu xian" }, { "蚌埠", "beng bu" }, { "西藏", "xi zang" }, { "重庆", "chong qing" },
  { "铅山", "yan shan" }, { "长老", "zhang lao" }, { "阿房宫", "e pang gong" }, { "阿胶", "e jiao" },
  { "阿弥陀", "e mi tuo" }, { "青藏", "qing zang" }, { "黄埔", "huang pu" },

  /* Words of the names of universities, of fields and of offices. */
  { "会计", "kuai ji" }, { "财会", "cai kuai" }, { "校长", "xiao zhang" }, { "院长", "yuan zhang" },
  { "所长", "suo zhang" }, { "市长", "shi zhang" }, { "部长", "bu zhang" }, { "会长", "hui zhang" },
  { "处长", "chu zhang" }, { "科长", "ke zhang" }, { "组长", "zu zhang" }, { "班长", "ban zhang" },
  { "县长", "xian zhang" }, { "行长", "hang zhang" }, { "秘书长", "mi shu zhang" }, { "董事长", "dong shi zhang" },
  { "首长", "shou zhang" }, { "家长", "jia zhang" }, { "成长", "cheng zhang" }, { "生长", "sheng zhang" },
  { "增长", "zeng zhang" }, { "音乐", "yin yue" }, { "乐团", "yue tuan" }, { "乐器", "yue qi" },
  { "乐队", "yue dui" }, { "乐理", "yue li" }, { "乐章", "yue zhang" }, { "声乐", "sheng yue" },
  { "器乐", "qi yue" }, { "民乐", "min yue" }, { "国乐", "guo yue" }, { "管乐", "guan yue" },
  { "弦乐", "xian yue" }, { "交响乐", "jiao xiang yue" }, { "礼乐", "li yue" }, { "银行", "yin hang" },
  { "行业", "hang ye" }, { "商行", "shang hang" }, { "同行", "tong hang" }, { "央行", "yang hang" },
  { "藏族", "zang zu" }, { "藏语", "zang yu" }, { "藏文", "zang wen" }, { "藏医", "zang yi" },
  { "藏药", "zang yao" }, { "藏学", "zang xue" }, { "藏传", "zang chuan" }, { "大藏经", "da zang jing" },
  { "宝藏", "bao zang" }, { "调解", "tiao jie" }, { "调控", "tiao kong" }, { "调节", "tiao jie" },
  { "调制", "tiao zhi" }, { "协调", "xie tiao" }, { "空调", "kong tiao" }, { "重建", "chong jian" },
  { "重构", "chong gou" }, { "重组", "chong zu" }, { "重复", "chong fu" }, { "重合", "chong he" },
  { "重新", "chong xin" }, { "重叠", "chong die" }, { "重阳", "chong yang" }, { "传记", "zhuan ji" },
  { "自传", "zi zhuan" }, { "人参", "ren shen" }, { "参差", "cen ci" }, { "率领", "shuai ling" },
  { "统率", "tong shuai" }, { "模具", "mu ju" }, { "模样", "mu yang" }, { "角色", "jue se" },
  { "投降", "tou xiang" }, { "供给", "gong ji" }, { "给水", "ji shui" }, { "给予", "ji yu" }, { "自给", "zi ji" },
  { "目的", "mu di" }, { "标的", "biao di" }, { "畜牧", "xu mu" }, { "牧畜", "mu xu" }, { "畜产", "xu chan" },
  { "薄膜", "bo mo" }, { "薄弱", "bo ruo" }, { "勒索", "le suo" }, { "弥勒", "mi le" }, { "仿佛", "fang fu" }, { "了解", "liao jie" },
  { "称职", "chen zhi" }, { "对称", "dui chen" },
  
  { "校对", "jiao dui" }, { "校准", "jiao zhun" }, { "校正", "jiao zheng" }, { "还原", "huan yuan" },
  { "归还", "gui huan" }, { "偿还", "chang huan" }, { "星宿", "xing xiu" }, { "朝晖", "zhao hui" },
  { "朝霞", "zhao xia" }, { "着力", "zhuo li" }, { "着重", "zhuo zhong" }, { "附着", "fu zhuo" },
  { "沉着", "chen zhuo" }, { "反省", "fan xing" }, { "内省", "nei xing" }, { "给排水", "ji pai shui" },
};

/* How single characters are read in names of things and places, where ICU has the reading that is commonest in prose. */
static const Reading characters[] = {
  { "佛", "fo" }, { "厦", "xia" }, { "地", "di" }, { "晟", "sheng" }, { "溜", "liu" }, { "炮", "pao" }, { "爪", "zhua" },
  { "缪", "miao" }, { "都", "du" }, { "长", "chang" },
};

static const Reading family_names[] = {
  { "万俟", "mo qi" }, { "上官", "shang guan" }, { "东方", "dong fang" }, { "东郭", "dong guo" },
  { "乐正", "yue zheng" }, { "亓官", "qi guan" }, { "令狐", "ling hu" }, { "仲孙", "zhong sun" },
  { "公冶", "gong ye" }, { "公孙", "gong sun" }, { "公羊", "gong yang" }, { "公西", "gong xi" },
  { "公良", "gong liang" }, { "单于", "chan yu" }, { "南宫", "nan gong" }, { "南门", "nan men" },
  { "司徒", "si tu" }, { "司空", "si kong" }, { "司马", "si ma" }, { "司寇", "si kou" }, { "叱干", "chi gan" },
  { "呼延", "hu yan" }, { "夏侯", "xia hou" }, { "太史", "tai shi" }, { "太叔", "tai shu" }, { "夹谷", "jia gu" },
  { "子车", "zi ju" }, { "宇文", "yu wen" }, { "宗政", "zong zheng" }, { "宰父", "zai fu" }, { "尉迟", "yu chi" },
  { "左丘", "zuo qiu" }, { "巫马", "wu ma" }, { "慕容", "mu rong" }, { "拓跋", "tuo ba" }, { "拓拔", "tuo ba" },
  { "梁丘", "liang qiu" }, { "欧阳", "ou yang" }, { "段干", "duan gan" }, { "淳于", "chun yu" },
  { "漆雕", "qi diao" }, { "澹台", "tan tai" }, { "濮阳", "pu yang" }, { "独孤", "du gu" }, { "申屠", "shen tu" },
  { "百里", "bai li" }, { "皇甫", "huang fu" }, { "端木", "duan mu" }, { "第五", "di wu" }, { "羊舌", "yang she" },
  { "西门", "xi men" }, { "诸葛", "zhu ge" }, { "谷梁", "gu liang" }, { "赫连", "he lian" },
  { "轩辕", "xuan yuan" }, { "长孙", "zhang sun" }, { "钟离", "zhong li" }, { "闻人", "wen ren" },
  { "闾丘", "lu qiu" }, { "颛孙", "zhuan sun" }, { "鲜于", "xian yu" }, { "乐", "yue" }, { "乜", "nie" },
  { "仇", "qiu" }, { "便", "pian" }, { "单", "shan" }, { "卜", "bu" }, { "句", "gou" }, { "召", "shao" },
  { "员", "yun" }, { "区", "ou" }, { "折", "she" }, { "曾", "zeng" }, { "朴", "piao" }, { "查", "zha" },
  { "洗", "xian" }, { "盖", "ge" }, { "祭", "zhai" }, { "秘", "bi" }, { "种", "chong" }, { "翟", "zhai" },
  { "能", "nai" }, { "覃", "qin" }, { "解", "xie" }, { "重", "chong" }, { "长", "zhang" }, { "薄", "bo" },
  { "黑", "he" }, { "繁", "po" },
};

/* Readings by the first character of their texts, each a chain in the order of the table. */
static GHashTable *
index_readings (const Reading *readings,
                gsize          n)
{
  GHashTable *index = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (gsize i = 0; i < n; i++)
    {
      gpointer key = GUINT_TO_POINTER (g_utf8_get_char (readings[i].text));
      GPtrArray *chain = g_hash_table_lookup (index, key);

      if (chain == NULL)
        {
          chain = g_ptr_array_new ();
          g_hash_table_insert (index, key, chain);
        }
      g_ptr_array_add (chain, (gpointer) &readings[i]);
    }

  return index;
}

static const char *
find_reading (GHashTable *index,
              const char *text,
              guint      *n_chars)
{
  GPtrArray *chain = g_hash_table_lookup (index, GUINT_TO_POINTER (g_utf8_get_char (text)));
  const Reading *longest = NULL;

  for (guint i = 0; chain != NULL && i < chain->len; i++)
    {
      const Reading *reading = g_ptr_array_index (chain, i);

      if (g_str_has_prefix (text, reading->text) && (longest == NULL || strlen (reading->text) > strlen (longest->text)))
        longest = reading;
    }

  if (longest == NULL)
    return NULL;

  *n_chars = g_utf8_strlen (longest->text, -1);
  return longest->syllables;
}

const char *
hupan_han_read_phrase (const char *text,
                       guint      *n_chars)
{
  static GHashTable *index;

  if (g_once_init_enter_pointer (&index))
    g_once_init_leave_pointer (&index, index_readings (phrases, G_N_ELEMENTS (phrases)));

  return find_reading (index, text, n_chars);
}

const char *
hupan_han_read_family_name (const char *text,
                            guint      *n_chars)
{
  static GHashTable *index;

  if (g_once_init_enter_pointer (&index))
    g_once_init_leave_pointer (&index, index_readings (family_names, G_N_ELEMENTS (family_names)));

  return find_reading (index, text, n_chars);
}

const char *
hupan_han_read_character (gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (characters); i++)
    if (g_utf8_get_char (characters[i].text) == c)
      return characters[i].syllables;

  return NULL;
}
